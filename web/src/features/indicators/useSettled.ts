import { useEffect, useState } from 'react';

/** The value after it has not changed for a while, so that not every keystroke is a question; null never replaces one. */
export function useSettled<T>(value: T | null, quietMs: number): T | null {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = JSON.parse(text) as T | null;
      if (next !== null) setSettled(next);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [text, quietMs]);
  return settled;
}
