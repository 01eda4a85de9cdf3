import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('quotes what needs it', () => {
  expect(toCsv(['a', 'b'], [['x, y', 'say "no"']])).toBe('a,b\n"x, y","say ""no"""\n');
});

it('keeps numbers and disarms formulas', () => {
  expect(toCsv(['n'], [['-1.5'], ['=1+1'], ['-1+cmd'], ['@x']])).toBe("n\n-1.5\n'=1+1\n'-1+cmd\n'@x\n");
});
