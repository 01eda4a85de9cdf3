import { expect, it } from 'vitest';
import type { Parameter } from '../../components/parameters';
import { checkBot, emptyBot, toRequest } from './draft';

const fast: Parameter = { name: 'fast', type: 'int', default: '10', min: '2', max: '500', description: '' };

it('names each problem by the field the server would name', () => {
  const draft = { ...emptyBot, sizing: { kind: 'riskFraction', value: '0' }, parameters: { fast: '1' } };
  expect(Object.keys(checkBot(draft, [fast])).sort()).toEqual(['name', 'parameters.fast', 'sizing.value']);
  expect(checkBot({ ...emptyBot, name: 'Cross' }, [fast])).toEqual({});
});

it('sends percent as a fraction and every parameter, defaults too', () => {
  const sizing = { kind: 'riskFraction', value: '1,5' };
  expect(
    toRequest('a', { ...emptyBot, name: ' Cross ', strategy: 'sma-cross', sizing }, [fast]),
  ).toMatchObject({
    name: 'Cross',
    sizing: { kind: 'riskFraction', value: '0.015' },
    parameters: { fast: '10' },
  });
});

it('asks for netting only where it is wanted', () => {
  expect(toRequest('a', { ...emptyBot, name: 'Net', nets: true }, [])).toMatchObject({
    oppositeEntries: 'net',
  });
  expect(toRequest('a', { ...emptyBot, name: 'First' }, [])).not.toHaveProperty('oppositeEntries');
});
