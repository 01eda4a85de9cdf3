import type { Difference, QuarantineAnswer } from './api';

interface AnswerWords {
  title: string;
  confirm: string;
  done: string;
  consequence: (difference: Difference, name: string) => string;
}

/** The three things a person can do about a quarantine, with what follows in numbers. */
export const answers: Record<QuarantineAnswer, AnswerWords> = {
  adopt: {
    title: 'Adopt the venue’s position of',
    confirm: 'Adopt and release',
    done: 'the venue’s position is taken over; entries are accepted again.',
    consequence: ({ ours, venue }, name) =>
      `The books go from ${ours} to ${venue ?? '?'} ${name}. What is missing at the venue is booked as sold or bought ` +
      'back at the last price, without a fee: nobody told what it really brought. Stop and target follow.',
  },
  flatten: {
    title: 'Flatten',
    confirm: 'Close at the market',
    done: 'the exit is on its way. The quarantine stays until it is released.',
    consequence: ({ ours }, name) =>
      `The ${ours} ${name} of the books are closed at the market. The quarantine stays: release it once the books agree.`,
  },
  release: {
    title: 'Release',
    confirm: 'Release',
    done: 'entries are accepted again.',
    consequence: ({ ours, venue }, name) =>
      `Entries on ${name} are accepted again with ${ours} in the books` +
      (venue == null || venue === ours
        ? '.'
        : `, though the venue says ${venue}. A difference that stays comes back with the next comparison.`),
  },
};

const objections: Record<string, string> = {
  'risk.adopt_untold':
    'The venue has not told its position since the program started. Wait for the next comparison before adopting it.',
  'risk.adopt_more':
    'The venue holds more than our fills make, or the other side. That has no entry and no stop here and cannot be ' +
    'adopted: close the difference at the venue, then release.',
  'risk.no_mark': 'The instrument has no price now, so that nothing can be adopted.',
};

export const objectionText = (code: string): string => objections[code] ?? `It cannot be adopted (${code}).`;
