import { matchesPattern } from './path-pattern.ts';
import type { Behavior, Origin, Visit } from './visit.ts';

/** The first behavior in order whose pattern covers the path, else the default one. */
export function chooseBehavior({ config }: Pick<Visit, 'config'>, path: string): Behavior {
  const listed = config.CacheBehaviors?.Items?.find(({ PathPattern }) => matchesPattern(PathPattern, path));
  return listed ?? config.DefaultCacheBehavior;
}

/** The origin that a behavior names; the API took no configuration without it. */
export function originOf({ config }: Pick<Visit, 'config'>, behavior: Behavior): Origin {
  const origin = config.Origins.Items?.find(({ Id }) => Id === behavior.TargetOriginId);
  if (!origin) throw new Error(`no origin ${behavior.TargetOriginId}`);
  return origin;
}

/**
 * The path with the default root object, which stands for `/` alone and never for a folder.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
 */
export function withRootObject({ config }: Pick<Visit, 'config'>, path: string): string {
  return path === '/' && config.DefaultRootObject ? `/${config.DefaultRootObject}` : path;
}
