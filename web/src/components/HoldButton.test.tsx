import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { show } from '../test/render';
import { HoldButton } from './HoldButton';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const wait = (ms: number) => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

function showButton() {
  const onHeld = vi.fn();
  show(<HoldButton onHeld={onHeld}>Hold</HoldButton>);
  return { onHeld, button: screen.getByRole('button', { name: 'Hold' }) };
}

it('acts after one second of holding, once', () => {
  const { onHeld, button } = showButton();
  fireEvent.pointerDown(button);
  wait(999);
  expect(onHeld).not.toHaveBeenCalled();
  wait(1);
  expect(onHeld).toHaveBeenCalledTimes(1);
  wait(5_000);
  expect(onHeld).toHaveBeenCalledTimes(1);
});

it('does nothing when let go early', () => {
  const { onHeld, button } = showButton();
  fireEvent.pointerDown(button);
  wait(900);
  fireEvent.pointerUp(button);
  wait(5_000);
  fireEvent.click(button);
  wait(5_000);
  expect(onHeld).not.toHaveBeenCalled();
});

it('works with the keyboard', () => {
  const { onHeld, button } = showButton();
  fireEvent.keyDown(button, { key: ' ' });
  fireEvent.keyDown(button, { key: ' ', repeat: true });
  wait(1_000);
  expect(onHeld).toHaveBeenCalledTimes(1);
});
