import { browserZone } from '../../lib/time';

/** What set-up asks. It lives in memory only: it holds a password. */
export interface SetupDraft {
  code: string;
  email: string;
  password: string;
  displayName: string;
  timeZone: string;
}

export const emptyDraft = (): SetupDraft => ({
  code: '',
  email: '',
  password: '',
  displayName: '',
  timeZone: browserZone(),
});

const codeLength = 20;
/** As printed in the terminal: groups of five, capital letters. Dashes and spaces do not matter. */
export function isWholeCode(code: string): boolean {
  return code.replace(/[^0-9a-z]/gi, '').length === codeLength;
}

export function emailProblem(email: string): string | undefined {
  return /^[^\s@]+@[^\s@]+$/.test(email) ? undefined : 'Enter an e-mail address.';
}
