package dev.kubewalk.apiserver.registry.generic;

import dev.kubewalk.apiserver.storage.StoredObject;

/**
 * What a delete did.
 *
 * @param object the object's last state
 * @param deleted false when it stays for now, marked
 * @param showObject whether the client is answered with the object, not with a Status
 */
public record DeleteResult(StoredObject object, boolean deleted, boolean showObject) {}
