import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Page } from 'playwright-core';
import makeUserPool from '../../modules/05-cognito/solution/cognito-01-user-pool.ts';
import makeAppClient from '../../modules/05-cognito/solution/cognito-02-app-client.ts';
import closeTheApi from '../../modules/05-cognito/solution/cognito-03-authorizer.ts';
import letAdministratorsSignIn from '../../modules/05-cognito/solution/cognito-04-sign-in.ts';
import { findUserPool } from '../../shared/find-user-pool.ts';
import type { Course } from '../../shared/step.ts';
import { type DeployedSite, deploySite } from './deploy-site.ts';

/** What signs somebody in. */
export interface Credentials {
  email: string;
  password: string;
}

export const admin: Credentials = { email: 'ana@example.com', password: 'Correct-horse-7' };

/** Modules 1 to 5 as their solutions make them. */
export async function deployWithSignIn(): Promise<DeployedSite> {
  const deployed = await deploySite();
  const administrator = { email: admin.email, password: async () => admin.password };
  const course = { ...deployed.course, administrator };
  for (const step of [makeUserPool, makeAppClient, closeTheApi, letAdministratorsSignIn]) await step(course);
  return { ...deployed, course };
}

/** The id of the course's user pool. */
export async function poolOf({ clients, names }: Course): Promise<string> {
  return String(await findUserPool(clients.cognito, names.userPoolName));
}

/** Makes somebody who can sign in; with a temporary password they have to choose another one first. */
export async function addUser(
  course: Course,
  { email, password }: Credentials,
  { temporary = false } = {},
): Promise<void> {
  const UserPoolId = await poolOf(course);
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  await course.clients.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: email,
      UserAttributes,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
    }),
  );
  if (temporary) return;
  await course.clients.cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password: password, Permanent: true }),
  );
}

/** Fills the sign-in form, on its own page or in the dialog, and sends it. */
export async function sendPassword(page: Page, { email, password }: Credentials): Promise<void> {
  const form = page.locator('#sign-in-form');
  await form.getByLabel('E-mail address').fill(email);
  await form.getByLabel('Password').fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
}

/** Fills the form for the first password of one's own, and sends it. */
export async function sendNewPassword(page: Page, password: string, repeated = password): Promise<void> {
  const form = page.locator('#new-password-form');
  await form.getByLabel('New password', { exact: true }).fill(password);
  await form.getByLabel('New password, once more').fill(repeated);
  await form.getByRole('button', { name: 'Save and sign in' }).click();
}

/** Opens an admin page as the administrator, who has to sign in for it. */
export async function openAsAdmin(page: Page, address: string, who = admin): Promise<void> {
  await page.goto(address);
  await page.waitForURL('**/login.html?*');
  await sendPassword(page, who);
  await page.waitForURL(address);
}

/** All that this tab keeps for the session, and what it keeps for good. */
export function stored(
  page: Page,
): Promise<{ session: Record<string, string>; local: Record<string, string> }> {
  return page.evaluate(() => ({ session: { ...sessionStorage }, local: { ...localStorage } }));
}
