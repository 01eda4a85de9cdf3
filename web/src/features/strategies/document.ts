import type { Schemas } from '../../api/client';

export const sections = ['s1_signal', 'o1_cancel', 'z1_entry', 'ze1_close', 'emergency_exit'] as const;
export type SectionName = (typeof sections)[number];

export const operators = ['>', '<', '>=', '<=', '==', 'between', 'crosses_above', 'crosses_below'] as const;

/** One condition as the document has it; see the served schema. */
export interface Condition {
  id?: string;
  indicator?: string;
  field?: string;
  operator?: string;
  value?: number | number[];
  valueIndicator?: string;
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

export function nodesOf(document: RuleDocument, section: SectionName): Node[] {
  const nodes = document[section]?.conditions;
  return Array.isArray(nodes) ? nodes : [];
}

export function withNodes(document: RuleDocument, section: SectionName, nodes: Node[]): RuleDocument {
  return { ...document, [section]: { ...document[section], conditions: nodes } };
}

/** A member of a section, or of an object inside it; the others stay. */
export function withMember(
  document: RuleDocument,
  path: readonly [SectionName, ...string[]],
  value: unknown,
): RuleDocument {
  const [section, ...rest] = path;
  return { ...document, [section]: setIn(document[section] ?? {}, rest, value) };
}

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
  return { ...object, [name]: next };
}

export function memberOf(document: RuleDocument, path: readonly [SectionName, ...string[]]): unknown {
  let found: unknown = document;
  for (const name of path)
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined;
  return found;
}

/** The typed right side: a number, two for a range, or the name of a series. */
export function withRight(condition: Condition, text: string): Condition {
  const rest = { ...condition };
  delete rest.value;
  delete rest.valueIndicator;
  delete rest.valueField;
  const numbers = text
    .split(/\s*(?:,|\band\b|\bto\b)\s*/)
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (numbers.length > 0 && numbers.every((one) => Number.isFinite(one)))
    return { ...rest, value: condition.operator === 'between' ? numbers : (numbers[0] ?? 0) };
  return { ...rest, valueIndicator: text.trim() };
}

export function rightText({ value, valueIndicator }: Condition): string {
  if (valueIndicator !== undefined) return valueIndicator;
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
