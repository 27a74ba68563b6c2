/** The template that the student writes, and how it gets into the account. */
export const template = 'starter/template.yaml';
export const redeploy = 'npm run deploy -- --env dev';
export const publish = `${redeploy} --publish-only`;

/** A fix in the template: what to write, and the deployment that follows. */
export function inTemplate(what: string): string {
  return `${what}, in ${template}, then ${redeploy}`;
}
