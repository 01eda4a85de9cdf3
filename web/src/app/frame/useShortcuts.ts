import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { destinations } from '../navigation';

const pauseMs = 1_000;

interface Actions {
  onKill: () => void;
  onHelp: () => void;
}

/** `g` and a letter go to a page, `?` lists them, `Shift+K` opens the kill switch; never while somebody types. */
export function useShortcuts({ onKill, onHelp }: Actions): void {
  const navigate = useNavigate();
  const startedAt = useRef(Number.NEGATIVE_INFINITY);
  const single = (event: KeyboardEvent) => {
    if (event.shiftKey && event.key.toLowerCase() === 'k') return onKill;
    return event.key === '?' ? onHelp : null;
  };
  const second = (event: KeyboardEvent) => {
    const isSecond = event.timeStamp - startedAt.current < pauseMs;
    startedAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const to = destinations.find((destination) => destination.key === event.key);
    return isSecond && to ? () => void navigate(to.path) : null;
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = single(event) ?? second(event);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
