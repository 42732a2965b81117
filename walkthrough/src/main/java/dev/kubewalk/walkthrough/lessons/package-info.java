/**
 * The lessons. Each is a folder in the resources beside this package: {@code lesson.yaml} holds
 * what is the same in every language, {@code lesson.en.md} and {@code lesson.zh.md} the texts. How
 * to write one stands in the README there. The build resolves their anchors ({@link
 * dev.kubewalk.walkthrough.lessons.LessonIndexer}); a test does every exercise.
 *
 * <p>No Go counterpart. Start with {@link dev.kubewalk.walkthrough.lessons.Lesson}.
 */
package dev.kubewalk.walkthrough.lessons;
