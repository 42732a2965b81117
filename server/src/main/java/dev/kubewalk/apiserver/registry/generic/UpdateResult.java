package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apiserver.storage.StoredObject;

/** What an update left, and whether it made the object. */
public record UpdateResult(StoredObject object, boolean created) {}
