import {
  type CognitoIdentityProviderClient,
  paginateListUserPools,
  type UserPoolDescriptionType,
} from '@aws-sdk/client-cognito-identity-provider';
import { CourseError } from './errors.ts';

/** The most that one page of the list may have. */
const PAGE_SIZE = 60;

/**
 * Every user pool with this name. Names of pools need not be unique:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html
 */
export async function findUserPools(
  cognito: CognitoIdentityProviderClient,
  name: string,
): Promise<UserPoolDescriptionType[]> {
  const found: UserPoolDescriptionType[] = [];
  for await (const page of paginateListUserPools({ client: cognito }, { MaxResults: PAGE_SIZE })) {
    found.push(...(page.UserPools ?? []).filter((pool) => pool.Name === name));
  }
  return found;
}

/**
 * The id of the user pool with this name, if there is one. Of two nobody can say which one knows the administrators and
 * which one the API trusts, so none is taken.
 *
 * @throws CourseError `step` when several pools have the name
 */
export async function findUserPool(
  cognito: CognitoIdentityProviderClient,
  name: string,
): Promise<string | undefined> {
  const found = await findUserPools(cognito, name);
  if (found.length < 2) return found[0]?.Id;
  const ids = found.map(({ Id }) => Id).join(', ');
  throw new CourseError(
    'step',
    `${found.length} user pools are called ${name}: ${ids}.`,
    'Delete those that you do not use, or all of them: npm run teardown -- --module 5',
  );
}
