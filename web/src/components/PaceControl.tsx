import { ApiError } from '../api/error';
import { SelectField } from './SelectField';
import { useSetPace, useSyntheticMarket } from '../lib/market';

const paces = [1, 10, 60, 300, 600, 1_800, 3_600];

/** How fast the simulated market goes, for everybody on this machine. */
export function PaceControl() {
  const { data } = useSyntheticMarket();
  const change = useSetPace();
  if (!data) return null;
  const allowed = paces.filter((pace) => pace >= data.minAcceleration && pace <= data.maxAcceleration);
  const known = allowed.includes(data.acceleration) ? allowed : [data.acceleration, ...allowed];
  const refusal = change.error instanceof ApiError ? change.error.message : undefined;
  return (
    <SelectField
      label="Market pace"
      value={String(data.acceleration)}
      disabled={change.isPending}
      problem={refusal}
      options={known.map((pace) => ({ value: String(pace), text: paceText(pace) }))}
      onChange={(pace) => change.mutate(Number(pace))}
    />
  );
}

const minute = 60;

function paceText(pace: number): string {
  if (pace === 1) return 'Real time';
  if (pace < minute || pace % minute !== 0) return `${pace}×`;
  return pace === minute ? '1 min a second' : `${pace / minute} min a second`;
}
