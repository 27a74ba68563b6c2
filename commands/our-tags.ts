/** Tags as most services show them, from a table of names and values. */
export function tagList(tags: Record<string, string> | undefined) {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** Whether tags are those of one student's course. */
export function isOurs(
  tags: { Key: string | undefined; Value?: string | undefined }[] | undefined,
  ours: { course: string; student: string },
): boolean {
  return Object.entries(ours).every(([key, value]) =>
    tags?.some((tag) => tag.Key === key && tag.Value === value),
  );
}
