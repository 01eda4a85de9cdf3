import { useEffect, useState } from 'react';

const keptMs = 7 * 24 * 60 * 60 * 1_000;

interface Kept<T> {
  at: number;
  value: T;
}

/** What was typed into a form and not sent yet; kept on this machine for a week. Never for secrets. */
export function useDraft<T>(name: string, empty: T): [T, (next: T) => void, () => void] {
  const key = `plimsoll-draft-${name}`;
  const [value, setValue] = useState<T>(() => (readDraft(key, Date.now()) as T | null) ?? empty);
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    if (isTouched) localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept<T>));
  }, [key, value, isTouched]);
  const change = (next: T) => {
    setTouched(true);
    setValue(next);
  };
  const forget = () => {
    setTouched(false);
    localStorage.removeItem(key);
    setValue(empty);
  };
  return [value, change, forget];
}

export function readDraft(key: string, now: number): unknown {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Kept<unknown>;
    if (now - kept.at < keptMs) return kept.value;
  } catch {
    // Written by an older page or by hand: as good as none.
  }
  localStorage.removeItem(key);
  return null;
}
