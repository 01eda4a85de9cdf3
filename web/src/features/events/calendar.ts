import { fromWall, toWall } from '../../lib/time';
import type { EconomicEvent, EventRequest, Rule, RuleRequest, Span } from './api';

const dayMs = 86_400_000;
const weekDays = 7;

/** Seven days from the midnight (UTC) that so many weeks from now begin with. */
export function weekOf(now: number, weeks: number): Span {
  const start = Math.floor(now / dayMs) * dayMs + weeks * weekDays * dayMs;
  return { from: new Date(start).toISOString(), to: new Date(start + weekDays * dayMs).toISOString() };
}

export interface EventDraft {
  time: string;
  currency: string;
  title: string;
  impact: EconomicEvent['impact'];
  forecast: string;
  previous: string;
  actual: string;
}

export const emptyEvent: EventDraft = {
  time: '',
  currency: '',
  title: '',
  impact: 'high',
  forecast: '',
  previous: '',
  actual: '',
};

export const draftOfEvent = (event: EconomicEvent, zone: string): EventDraft => ({
  time: toWall(event.time, zone),
  currency: event.currency,
  title: event.title,
  impact: event.impact,
  forecast: event.forecast ?? '',
  previous: event.previous ?? '',
  actual: event.actual ?? '',
});

export function eventProblems(draft: EventDraft, zone: string): Partial<Record<keyof EventDraft, string>> {
  return {
    ...(fromWall(draft.time, zone) === null && { time: 'Say when it is published.' }),
    ...(!/^[A-Za-z]{3}$/.test(draft.currency.trim()) && { currency: 'Three letters, such as USD.' }),
    ...(draft.title.trim() === '' && { title: 'Say what is published.' }),
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export const toEvent = (draft: EventDraft, zone: string, source: string | null): EventRequest => ({
  time: fromWall(draft.time, zone) ?? '',
  currency: draft.currency.trim().toUpperCase(),
  title: draft.title.trim(),
  impact: draft.impact,
  source,
  forecast: orNull(draft.forecast),
  previous: orNull(draft.previous),
  actual: orNull(draft.actual),
});

export type Switch = 'usual' | 'on' | 'off';

/** A rule as a form holds it. */
export interface RuleDraft {
  state: Switch;
  impacts: 'high' | 'medium' | 'low';
  minutesBefore: string;
  minutesAfter: string;
  currencies: string;
  action: Rule['action'];
}

const impactsFrom = { high: ['high'], medium: ['medium', 'high'], low: ['low', 'medium', 'high'] } as const;

export const draftOfRule = (rule: Rule): RuleDraft => ({
  state: rule.isUsual ? 'usual' : rule.isOn ? 'on' : 'off',
  impacts: rule.impacts.includes('low') ? 'low' : rule.impacts.includes('medium') ? 'medium' : 'high',
  minutesBefore: String(rule.minutesBefore),
  minutesAfter: String(rule.minutesAfter),
  currencies: rule.currencies?.join(', ') ?? '',
  action: rule.action,
});

export const toRule = (draft: RuleDraft, accountId: string): RuleRequest => {
  const currencies = draft.currencies.split(/[\s,;]+/).filter((one) => one !== '');
  return {
    accountId,
    isUsual: draft.state === 'usual',
    isOn: draft.state !== 'off',
    impacts: [...impactsFrom[draft.impacts]],
    minutesBefore: Number(draft.minutesBefore),
    minutesAfter: Number(draft.minutesAfter),
    currencies: currencies.length === 0 ? null : currencies,
    action: draft.action,
  };
};
