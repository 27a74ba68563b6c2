// Plain words for what Cognito refuses.

/** Something to tell beside the form; `field` is the name of the field to look at. */
export class FormProblem extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

const words = {
  NetworkError: ['Cognito did not answer. Check your connection, then try again.'],
  TooManyRequestsException: ['Too many attempts at one time. Wait a moment, then try again.'],
  LimitExceededException: ['Too many attempts. Wait a while, then try again.'],
  PasswordResetRequiredException: [
    'Your password must be reset first. Ask whoever runs this site, or reset it on the hosted page.',
  ],
  UserNotConfirmedException: ['This account is not confirmed yet. Ask whoever runs this site.'],
  // The pool hides who exists, so these two must not differ.
  UserNotFoundException: ['The e-mail address or the password is wrong.', 'password'],
  NotAuthorizedException: ['The e-mail address or the password is wrong.', 'password'],
};

/** What Chromium, Firefox and Safari say when a script or config.json cannot be fetched. */
const nothingFetched =
  /^(?:Failed to fetch|NetworkError when|error loading dynamically|Load failed|Importing a module script failed)/;

/** Turns whatever went wrong into a sentence for the one who signs in. */
export function problemOf(error) {
  if (error instanceof FormProblem) return error;
  const { code, message } = error;
  // Cognito has one code for several refusals, and tells them apart by the message.
  if (code === 'NotAuthorizedException' && /attempts exceeded/i.test(message)) {
    return new FormProblem('Too many wrong passwords. Wait a few minutes, then try again.', 'password');
  }
  if (code === 'NotAuthorizedException' && /disabled/i.test(message)) {
    return new FormProblem('This account is switched off. Ask whoever runs this site.');
  }
  if (code === 'InvalidPasswordException') {
    return new FormProblem(`That password will not do. ${reasonIn(message)}`, 'newPassword');
  }
  if (nothingFetched.test(message)) return new FormProblem(...words.NetworkError);
  if (words[code]) return new FormProblem(...words[code]);
  return new FormProblem(`That did not work: ${message}`);
}

/** True when a new password came too late: the sign-in with the temporary one counts for a few minutes only. */
export function tookTooLong({ code, message }) {
  return code === 'NotAuthorizedException' && /session/i.test(message);
}

/** "Password did not conform with policy: Password not long enough" says it after the colon. */
function reasonIn(message) {
  const reason = message.split(': ').at(-1);
  return reason.endsWith('.') ? reason : `${reason}.`;
}
