import { isGroup, leftText, rightText, type Condition, type Group, type Node } from './document';

export const signs: Readonly<Record<string, string>> = {
  '>': 'is above',
  '<': 'is below',
  '>=': 'is at least',
  '<=': 'is at most',
  '==': 'equals',
  between: 'is between',
  crosses_above: 'crosses above',
  crosses_below: 'crosses below',
};

/** A group as one would say it; nested ones in brackets. */
export function sentenceOf({ logic, conditions }: Group, standard: string): string {
  const word = (logic ?? standard) === 'ANY' ? ' or ' : ' and ';
  return conditions.map(phraseOf).join(word);
}

const phraseOf = (node: Node): string => (isGroup(node) ? `(${sentenceOf(node, 'ALL')})` : said(node));

function said(condition: Condition): string {
  const { field, operator = '' } = condition;
  const left =
    field === undefined || field === 'value' ? leftText(condition) : `${leftText(condition)}.${field}`;
  return `${left} ${signs[operator] ?? operator} ${rightText(condition)}`.trim();
}
