import { useEffect, useState } from 'react';
import { formatAge, formatTime } from '../lib/time';
import { useTimeZone } from './timeZone';

interface Props {
  value: string | null | undefined;
  shape?: 'second' | 'minute' | 'day';
}

/** An instant in the reader's zone; hovering shows UTC. */
export function Time({ value, shape = 'second' }: Props) {
  const zone = useTimeZone();
  if (!value) return <>–</>;
  const { text, utc } = formatTime(value, zone, shape);
  return (
    <time dateTime={value} title={utc} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  );
}

const tickMs = 1_000;

/** How long ago, live; after a day the time itself. */
export function Age({ value }: { value: string }) {
  const zone = useTimeZone();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  const { text, utc } = formatTime(value, zone, 'minute');
  return (
    <time dateTime={value} title={utc}>
      {formatAge(value, now) ?? text}
    </time>
  );
}
