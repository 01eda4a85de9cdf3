import type { Schemas } from '../../api/client';
import { parseTyped } from '../../lib/decimal';
import { liveUntil } from './liveTerm';

export type OpenRequest = Schemas['OpenAccountRequest'];
type Venue = Schemas['ListVenuesVenue'];

/** An account as it is asked for; the password leaves the form as it is sent. */
export interface OpeningDraft {
  name: string;
  venue: string;
  keyId: string;
  amount: string;
  /** Days after which it is guided again; empty for none. */
  liveDays: string;
  confirmation: string;
  reason: string;
  password: string;
}

/** What is sent: days count from the moment it is. */
export interface Opening {
  draft: OpeningDraft;
  venue: Venue;
}

export const emptyOpening: OpeningDraft = {
  name: '',
  venue: '',
  keyId: '',
  amount: '',
  liveDays: '',
  confirmation: '',
  reason: '',
  password: '',
};

const leastReason = 10;

/** What can be said before the server is asked. */
export function problemsOf(
  draft: OpeningDraft,
  venue: Venue | undefined,
): Partial<Record<keyof OpeningDraft, string>> {
  const isLive = venue?.mode === 'live';
  return {
    ...(draft.name.trim() === '' && { name: 'Give it a name.' }),
    ...(venue === undefined && { venue: 'Choose where its orders go.' }),
    ...(venue?.needsKey && draft.keyId === '' && { keyId: 'Choose the key that opens it.' }),
    ...(draft.amount !== '' &&
      parseTyped(draft.amount) === null && { amount: 'Enter a number such as 1000.50.' }),
    ...(isLive && draft.amount === '' && { amount: 'Say how much may be at risk at most.' }),
    ...(isLive &&
      draft.confirmation !== draft.name.trim() && { confirmation: 'Type the name of the account exactly.' }),
    ...(isLive &&
      draft.reason.trim().length < leastReason && {
        reason: `Say why, in ${leastReason} characters or more.`,
      }),
    ...(isLive && draft.password === '' && { password: 'Enter your password.' }),
  };
}

export function toRequest(draft: OpeningDraft, venue: Venue, now: number): OpenRequest {
  const amount = parseTyped(draft.amount);
  return {
    name: draft.name.trim(),
    venue: venue.code,
    keyId: venue.needsKey ? draft.keyId : null,
    initialBalance: venue.mode === 'live' ? null : amount,
    live:
      venue.mode === 'live'
        ? {
            password: draft.password,
            confirmation: draft.confirmation,
            reason: draft.reason.trim(),
            maxEquityAtRisk: amount ?? '0',
            liveUntil: liveUntil(draft.liveDays, now),
          }
        : null,
  };
}

const refusals: Partial<Record<string, keyof OpeningDraft>> = {
  'execution.password_wrong': 'password',
  'account.name_taken': 'name',
  'key.other_venue': 'keyId',
  'key.read_only': 'keyId',
  'key.missing': 'keyId',
};

/** The field that a refusal without a field is about. */
export const fieldOf = (code: string | undefined): keyof OpeningDraft | undefined => refusals[code ?? ''];
