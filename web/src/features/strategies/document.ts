import type { Schemas } from '../../api/client';

export const sections = ['s1_signal', 'o1_cancel', 'z1_entry', 'ze1_close', 'emergency_exit'] as const;
export type SectionName = (typeof sections)[number];

export const operators = ['>', '<', '>=', '<=', '==', 'between', 'crosses_above', 'crosses_below'] as const;

/** One condition as the document has it; see the served schema. */
export interface Condition {
  id?: string;
  indicator?: string;
  /** A saved variant, by id or name. */
  variantId?: string;
  field?: string;
  operator?: string;
  value?: number | number[];
  valueIndicator?: string;
  valueVariantId?: string;
  valueField?: string;
}

export interface Group {
  logic?: string;
  conditions: Node[];
}

export type Node = Condition | Group;

export interface Section {
  logic?: string;
  conditions?: Node[];
  /** With direction both: a group for each side instead of conditions. */
  long?: Group;
  short?: Group;
  [rest: string]: unknown;
}

/** What is edited. The server says what is wrong with it, so anything may stand here meanwhile. */
export type RuleDocument = Partial<Record<SectionName, Section>> & Record<string, unknown>;

export type Problem = Pick<Schemas['FieldProblem'], 'field' | 'code' | 'message'>;

export const isGroup = (node: Node): node is Group => 'conditions' in node;

/** A small strategy that is valid as it stands: something to change instead of an empty form. */
export const firstDocument: RuleDocument = {
  schemaVersion: 1,
  strategyName: '',
  description: '',
  direction: 'long',
  timeframe: '5m',
  s1_signal: {
    logic: 'ALL',
    conditions: [{ id: 'cross', indicator: 'ema(9)', operator: 'crosses_above', valueIndicator: 'ema(21)' }],
  },
  o1_cancel: { logic: 'ANY', conditions: [], timeoutSeconds: 1800, cooldownMinutes: 5 },
  z1_entry: {
    logic: 'ALL',
    conditions: [{ id: 'not-hot', indicator: 'rsi(14)', operator: '<', value: 70 }],
    positionSize: { type: 'percentage', value: 2 },
    stopLoss: { enabled: true, offsetPercent: 2, calculationMode: 'RELATIVE_TO_ENTRY' },
    takeProfit: { enabled: true, offsetPercent: 4, calculationMode: 'RELATIVE_TO_ENTRY' },
    leverage: 1,
  },
  ze1_close: {
    logic: 'ALL',
    conditions: [
      { id: 'cross-back', indicator: 'ema(9)', operator: 'crosses_below', valueIndicator: 'ema(21)' },
    ],
  },
  emergency_exit: {
    logic: 'ANY',
    conditions: [{ id: 'loss', indicator: 'unrealized_pnl_pct', operator: '<=', value: -1.5 }],
    cooldownMinutes: 30,
  },
};

/** What is left of a section beside its conditions. */
function withoutGroups(section: Section): Section {
  const rest = { ...section };
  delete rest.logic;
  delete rest.conditions;
  delete rest.long;
  delete rest.short;
  return rest;
}

export const isSplit = (section: Section | undefined): boolean =>
  section?.long !== undefined || section?.short !== undefined;

export function groupOf({ logic, conditions }: Section | Group): Group {
  const nodes = Array.isArray(conditions) ? conditions : [];
  return logic === undefined ? { conditions: nodes } : { logic, conditions: nodes };
}

/** A group for each side instead of one for both; the short one begins empty. */
export const split = (section: Section): Section => ({
  ...withoutGroups(section),
  long: groupOf(section),
  short: { conditions: [] },
});

/** One group again: that of longs. */
export const joined = (section: Section): Section => ({
  ...withoutGroups(section),
  ...groupOf(section.long ?? section.short ?? {}),
});

/** Names of conditions that are taken anywhere in the document. */
export function takenIds(document: RuleDocument): Set<string> {
  const taken = new Set<string>();
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes)
      if (isGroup(node)) walk(node.conditions);
      else if (node.id !== undefined) taken.add(node.id);
  };
  for (const section of sections)
    for (const group of [document[section], document[section]?.long, document[section]?.short])
      walk(groupOf(group ?? {}).conditions);
  return taken;
}

export function freeId(document: RuleDocument, section: SectionName): string {
  const taken = takenIds(document);
  let number = 1;
  while (taken.has(`${section}-${number}`)) number++;
  return `${section}-${number}`;
}

/** A member of the document, or of an object inside it; the others stay. Undefined takes it out. */
export const withMember = (document: RuleDocument, path: readonly string[], value: unknown): RuleDocument =>
  setIn(document, path, value);

function setIn(
  object: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const inner = object[name];
  const isObject = typeof inner === 'object' && inner !== null;
  const next =
    rest.length === 0 ? value : setIn(isObject ? (inner as Record<string, unknown>) : {}, rest, value);
  if (next !== undefined) return { ...object, [name]: next };
  return Object.fromEntries(Object.entries(object).filter(([other]) => other !== name));
}

export function memberOf(document: RuleDocument, path: readonly string[]): unknown {
  let found: unknown = document;
  for (const name of path)
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  return found;
}

/** The typed right side: a number, two for a range, or the name of a series. */
export function withRight(condition: Condition, text: string, variants: readonly string[] = []): Condition {
  const rest = { ...condition };
  delete rest.value;
  delete rest.valueVariantId;
  delete rest.valueIndicator;
  delete rest.valueField;
  const numbers = text
    .split(/\s*(?:,|\band\b|\bto\b)\s*/)
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (numbers.length > 0 && numbers.every((one) => Number.isFinite(one)))
    return { ...rest, value: condition.operator === 'between' ? numbers : (numbers[0] ?? 0) };
  const name = text.trim();
  return variants.includes(name) ? { ...rest, valueVariantId: name } : { ...rest, valueIndicator: name };
}

/** Another indicator has other outputs; the name of a saved variant stands for it. */
export function withLeft(condition: Condition, text: string, variants: readonly string[] = []): Condition {
  const next = { ...condition };
  delete next.indicator;
  delete next.variantId;
  if (text.split('(')[0] !== condition.indicator?.split('(')[0]) delete next.field;
  return variants.includes(text) ? { ...next, variantId: text } : { ...next, indicator: text };
}

export const leftText = ({ indicator, variantId }: Condition): string => indicator ?? variantId ?? '';

export function rightText({ value, valueIndicator, valueVariantId }: Condition): string {
  const series = valueIndicator ?? valueVariantId;
  if (series !== undefined) return series;
  return Array.isArray(value) ? value.join(' and ') : value === undefined ? '' : String(value);
}

/** Problems of one place of the document, and of what lies below it. */
export function problemsAt(problems: readonly Problem[], pointer: string): Problem[] {
  return problems.filter(({ field }) => field === pointer || field.startsWith(`${pointer}/`));
}

/** The object that a text means; null while it is no JSON object. */
export function parseDocument(text: string): RuleDocument | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as RuleDocument)
      : null;
  } catch {
    // Half-typed: the text stays, the form waits.
    return null;
  }
}
