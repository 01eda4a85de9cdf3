import Typography from '@mui/material/Typography';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { Time } from '../../../components/Time';
import type { Report } from '../api';

type Result = NonNullable<Report['lookAhead']>;
type Finding = Result['findings'][number];
type StartFinding = Result['startFindings'][number];

/** Whether it decided with the future, and whether it depends on where its series began. */
export function LookAheadPanel({ result }: { result: Result }) {
  const { findings, startFindings, cuts, bars, signals, starts, coverage } = result;
  return (
    <Panel title="Look-ahead check">
      <Typography>
        {findings.length === 0
          ? `No decision changed in ${2 * cuts} runs with the future cut off or replaced`
          : `Decisions changed in ${findings.length} of ${2 * cuts} runs with the future cut off or replaced`}
        : {coverage ?? `${bars} bars`}, {signals} signals.{' '}
        {findings.length > 0 && <strong>This result is not to be believed.</strong>}
      </Typography>
      {findings.length > 0 && (
        <DataTable
          caption="Decisions made with the future"
          columns={findingColumns}
          rows={findings}
          keyOf={(finding) => `${finding.instrument} ${finding.test} ${finding.cutAt}`}
        />
      )}
      {startFindings.length > 0 && (
        <>
          <Typography sx={{ mt: 4 }}>
            In {startFindings.length} of {starts} runs that began later it decided otherwise long after the
            warm-up: it remembers what came before. That is no look-ahead, but a bot that starts today knows
            less.
          </Typography>
          <DataTable
            caption="Decisions that depend on the start"
            columns={startColumns}
            rows={startFindings}
            keyOf={(finding) => finding.from}
          />
        </>
      )}
    </Panel>
  );
}

const findingColumns: Column<Finding>[] = [
  { id: 'instrument', header: 'Instrument', cell: ({ instrument }) => instrument ?? '' },
  {
    id: 'bar',
    header: 'Bar',
    isTitle: true,
    cell: ({ barTime }) => <Time value={barTime} shape="minute" />,
  },
  {
    id: 'cut',
    header: 'Future from',
    cell: ({ cutAt, test }) => (
      <>
        <Time value={cutAt} shape="minute" /> {test === 'cut' ? 'cut off' : 'replaced'}
      </>
    ),
  },
  { id: 'what', header: 'What changed', cell: ({ what }) => what },
  { id: 'whole', header: 'With the future', cell: ({ whole }) => whole },
  { id: 'other', header: 'Without it', cell: ({ other }) => other },
];

const startColumns: Column<StartFinding>[] = [
  {
    id: 'bar',
    header: 'Bar',
    isTitle: true,
    cell: ({ barTime }) => <Time value={barTime} shape="minute" />,
  },
  { id: 'from', header: 'Begun at', cell: ({ from }) => <Time value={from} shape="minute" /> },
  { id: 'what', header: 'What differs', cell: ({ what }) => what },
  { id: 'early', header: 'Begun earlier', cell: ({ early }) => early },
  { id: 'late', header: 'Begun later', cell: ({ late }) => late },
];
