const dayMs = 86_400_000;

/** How long an account may trade real money by itself before it is guided again. */
export const liveTerms = [
  { value: '', text: 'Never by itself' },
  { value: '1', text: 'After a day' },
  { value: '7', text: 'After a week' },
  { value: '30', text: 'After 30 days' },
  { value: '90', text: 'After 90 days' },
] as const;

/** The instant that a choice comes to; null for none. */
export const liveUntil = (days: string, now: number): string | null =>
  days === '' ? null : new Date(now + Number(days) * dayMs).toISOString();
