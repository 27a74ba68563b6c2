import type { Names } from '../../shared/names.ts';

interface Tag {
  Key?: string;
  Value?: string;
}

/** The tags of the course that are not among these, written `key=value`. */
export function missingTags(tags: readonly Tag[], { tags: wanted }: Names): string[] {
  return Object.entries(wanted)
    .filter(([key, value]) => !tags.some(({ Key, Value }) => Key === key && Value === value))
    .map(([key, value]) => `${key}=${value}`);
}

/** Which tags are missing, in words. */
export function saysMissing(tags: readonly string[]): string {
  return tags.length === 1 ? `the tag ${tags[0]} is missing` : `the tags ${tags.join(' and ')} are missing`;
}

/** Tags as a reader sees them: `course=cinedb, student=ana`, or `no tags`. */
export function shownTags(tags: readonly Tag[]): string {
  return tags.map(({ Key, Value }) => `${Key}=${Value}`).join(', ') || 'no tags';
}
