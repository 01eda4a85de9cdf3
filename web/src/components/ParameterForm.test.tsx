import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../test/render';
import { ParameterForm } from './ParameterForm';
import { checkParameter, toWire, type Parameter } from './parameters';

const fast: Parameter = {
  name: 'fast',
  type: 'int',
  default: '10',
  min: '1',
  max: '500',
  description: 'Fast average.',
};
const risk: Parameter = {
  name: 'risk',
  type: 'decimal',
  default: '0.01',
  min: '0',
  max: '0.02',
  description: 'Risk.',
};
const side: Parameter = {
  name: 'side',
  type: 'enum',
  default: 'long',
  description: 'Side.',
  allowed: ['long', 'both'],
};
const trail: Parameter = { name: 'trail', type: 'bool', default: 'false', description: 'Trail the stop.' };

describe('checkParameter', () => {
  it.each([
    [fast, '10', null],
    [fast, '0', 'Allowed: 1 to 500.'],
    [fast, '501', 'Allowed: 1 to 500.'],
    [fast, '10.5', 'Enter a whole number.'],
    [fast, 'ten', 'Enter a number.'],
    [risk, '0,02', null],
    [risk, '0.0200000001', 'Allowed: 0 to 0.02.'],
    [side, 'short', 'Choose one of long, both.'],
    [trail, 'true', null],
  ])('%o with %s: %s', (parameter, text, problem) => {
    expect(checkParameter(parameter, text)).toBe(problem);
  });
});

it('sends digits in the form the API reads', () => {
  expect([toWire(risk, '0,015'), toWire(fast, ' 12 '), toWire(side, 'both')]).toEqual([
    '0.015',
    '12',
    'both',
  ]);
});

function Form() {
  const [values, setValues] = useState<Record<string, string>>({});
  return (
    <ParameterForm
      parameters={[fast, risk, side, trail]}
      values={values}
      onChange={(name, value) => setValues({ ...values, [name]: value })}
    />
  );
}

it('starts with the defaults and names what is wrong beside the field', async () => {
  const { container } = show(<Form />);
  const field = screen.getByLabelText('Fast');
  expect(field).toHaveValue('10');
  await userEvent.clear(field);
  await userEvent.type(field, '900');
  expect(field).toHaveAccessibleDescription('Allowed: 1 to 500.');
  expect(field).toBeInvalid();
  await expectAccessible(container);
});
