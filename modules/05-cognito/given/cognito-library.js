// What the site needs of the library amazon-cognito-identity-js, and nothing else: COGNITO-04 bundles this file to
// js/cognito.js.
export {
  AuthenticationDetails,
  CognitoAccessToken,
  CognitoIdToken,
  CognitoRefreshToken,
  CognitoUser,
  CognitoUserPool,
  CognitoUserSession,
} from 'amazon-cognito-identity-js';
