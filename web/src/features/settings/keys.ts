import type { VenueKey } from './keyApi';

/** A key as it is typed; secret, so it lives in the form and nowhere else. */
export interface KeyDraft {
  label: string;
  venue: string;
  key: string;
  secret: string;
  passphrase: string;
  password: string;
}

export const emptyKey: KeyDraft = {
  label: '',
  venue: '',
  key: '',
  secret: '',
  passphrase: '',
  password: '',
};

/** What stays in the form after it was sent: whatever the answer, no secret does. */
export const withoutSecrets = ({ label, venue, key }: KeyDraft): KeyDraft => ({
  ...emptyKey,
  label,
  venue,
  key,
});

/** What can be said before the server is asked. */
export function problemsOf(draft: KeyDraft): Partial<Record<keyof KeyDraft, string>> {
  return {
    ...(draft.label.trim() === '' && { label: 'Give it a name.' }),
    ...(draft.venue === '' && { venue: 'Choose the venue that the key is for.' }),
    ...(draft.key.trim() === '' && { key: 'Enter the key.' }),
    ...(/\s/.test(draft.key.trim()) && { key: 'A key has no spaces.' }),
    ...(draft.secret.trim() === '' && { secret: 'Enter the secret.' }),
    ...(draft.password === '' && { password: 'Enter your password.' }),
  };
}

/** What a key is good for, in one sentence. */
export function purposeOf(key: VenueKey): string {
  if (key.problemText) return key.problemText;
  if (key.use === 'trading') return 'Trading and data';
  return key.use === 'data' ? 'Data only: it may not trade' : 'Nothing: it may not even read';
}

const kekTexts: Record<string, string> = {
  'key.kek_missing':
    'This server has no key-encryption key, so that keys can be neither kept nor used. Whoever runs it gives it one ' +
    'with PLIMSOLL__KEKFILE.',
  'key.kek_exposed':
    'Others on this server may read its key-encryption key. Whoever runs it has to take that right away first.',
  'key.kek_invalid': 'The key-encryption key of this server is not one: 32 random bytes in base64.',
};

export const kekText = (code: string): string =>
  kekTexts[code] ?? `Keys cannot be used on this server (${code}).`;
