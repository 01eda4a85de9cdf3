import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What to set in the address; null takes a parameter out. */
export type AddressPart = Record<string, string | null | undefined>;

/**
 * The parameters of the address, and the way to change some of them in place. Two changes before the page is drawn
 * anew add up: the router's own setter would start both from what is drawn, and lose the first.
 */
export function useAddress(): [URLSearchParams, (part: AddressPart) => void] {
  const [drawn, setParameters] = useSearchParams();
  const latest = useRef(drawn);
  useEffect(() => {
    latest.current = drawn;
  }, [drawn]);
  const change = (part: AddressPart) => {
    const next = new URLSearchParams(latest.current);
    for (const [name, value] of Object.entries(part))
      if (value == null) next.delete(name);
      else next.set(name, value);
    latest.current = next;
    setParameters(next, { replace: true });
  };
  return [drawn, change];
}
