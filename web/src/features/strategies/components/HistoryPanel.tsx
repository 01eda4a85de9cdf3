import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Answer } from '../../../components/Answer';
import { DataTable, type Column } from '../../../components/DataTable';
import { Panel } from '../../../components/Panel';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { SelectField } from '../../../components/SelectField';
import { useToast } from '../../../components/toasts';
import { useDifference, useRestoreVersion, useVersions, type Change, type Saved } from '../api';

interface Props {
  base: Saved;
  onRestored: () => void;
}

const outline = [40, 40];

/** Two versions side by side, and the way back to an older one. */
export function HistoryPanel({ base, onRestored }: Props) {
  const [from, setFrom] = useState(base.latestVersion - 1);
  const [to, setTo] = useState(base.latestVersion);
  const versions = useVersions(base.id);
  const difference = useDifference(base.id, from, to);
  const restore = useRestoreVersion();
  const toast = useToast();
  const options = (versions.data ?? []).map(({ version }) => ({
    value: String(version),
    text: `Version ${version}`,
  }));
  const again = () =>
    restore.mutate(
      { id: base.id, version: from },
      {
        onSuccess: ({ version }) => {
          toast(`Version ${from} is back as version ${version}.`);
          onRestored();
        },
      },
    );
  return (
    <Panel title="What changed">
      <ProblemSummary error={restore.error} />
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'end', mb: 4 }}>
        <Box sx={{ minWidth: 140 }}>
          <SelectField
            label="From"
            value={String(from)}
            options={options}
            onChange={(version) => setFrom(Number(version))}
          />
        </Box>
        <Box sx={{ minWidth: 140 }}>
          <SelectField
            label="To"
            value={String(to)}
            options={options}
            onChange={(version) => setTo(Number(version))}
          />
        </Box>
        <Button disabled={restore.isPending || from === base.latestVersion} onClick={again}>
          Restore version {from} as version {base.latestVersion + 1}
        </Button>
      </Box>
      <Answer query={difference} rows={outline} failed="The versions could not be compared.">
        {({ changes }) =>
          changes.length === 0 ? (
            <Typography>They say the same.</Typography>
          ) : (
            <DataTable
              caption={`What changed from version ${from} to version ${to}`}
              columns={columnsOf(from, to)}
              rows={changes}
              keyOf={({ path }) => path}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

const columnsOf = (from: number, to: number): Column<Change>[] => [
  { id: 'path', header: 'Where', cell: ({ path }) => path.slice(1).replaceAll('/', ' › '), isTitle: true },
  { id: 'before', header: `Version ${from}`, cell: ({ before }) => before ?? '–' },
  { id: 'after', header: `Version ${to}`, cell: ({ after }) => after ?? '–' },
];
