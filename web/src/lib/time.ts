/** Times arrive as UTC instants; people read them in their own zone and find UTC on hover. */
export interface TimeText {
  text: string;
  utc: string;
}

const cache = new Map<string, Intl.DateTimeFormat>();

// Bounded by itself: one entry for each zone a person chooses and each of the three shapes.
function formatter(zone: string, shape: 'second' | 'minute' | 'day'): Intl.DateTimeFormat {
  const key = `${zone}|${shape}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(shape === 'day' ? {} : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ...(shape === 'second' ? { second: '2-digit' } : {}),
  });
  cache.set(key, made);
  return made;
}

export function formatTime(
  instant: string,
  zone: string,
  shape: 'second' | 'minute' | 'day' = 'second',
): TimeText {
  const date = new Date(instant);
  return { text: formatter(zone, shape).format(date), utc: `${formatter('UTC', 'second').format(date)} UTC` };
}

/** An instant as a date field of a zone holds it: `2026-01-02T03:04`. */
export function toWall(instant: string, zone: string): string {
  return formatTime(instant, zone, 'minute').text.replace(' ', 'T');
}

/** The instant of a date field's text in a zone; null where it is no time. */
export function fromWall(text: string, zone: string): string | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  // An offset holds around its own instant: the second step corrects a guess beyond a change of clocks.
  const first = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(first, zone)).toISOString();
}

function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / minuteMs) * minuteMs;
  return Date.parse(`${toWall(new Date(whole).toISOString(), zone)}Z`) - whole;
}

const minuteMs = 60_000;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** `12 s ago`; after a day the caller shows the time itself, so the answer is null. */
export function formatAge(instant: string, now: number): string | null {
  const seconds = Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
  if (seconds >= day) return null;
  if (seconds < minute) return `${seconds} s ago`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min ago`;
  return `${Math.floor(seconds / hour)} h ${Math.floor((seconds % hour) / minute)} min ago`;
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Every zone the browser knows, with UTC first. */
export function knownZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
