import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { SelectField } from '../../../components/SelectField';
import { barColumns, type ColumnNames } from '../columns';

interface Props {
  headings: string[];
  isPending: boolean;
  onChosen: (names: ColumnNames) => void;
}

const none = '';

/** A file's heading has names of its own: a person says which is which, and the file is looked at again. */
export function ColumnMapper({ headings, isPending, onChosen }: Props) {
  const [names, setNames] = useState<ColumnNames>({});
  const options = [
    { value: none, text: 'as it is called' },
    ...headings.map((one) => ({ value: one, text: one })),
  ];
  return (
    <Box component="section" aria-label="Columns of the file" sx={{ display: 'grid', gap: 3 }}>
      <Typography>
        The first line names columns that are not known here. Say which is which, and the file is looked at
        again.
      </Typography>
      <Box sx={grid}>
        {barColumns.map((column) => (
          <SelectField
            key={column}
            label={`Column of ${column}`}
            value={names[column] ?? none}
            options={options}
            onChange={(heading) => setNames({ ...names, [column]: heading === none ? undefined : heading })}
          />
        ))}
      </Box>
      <div>
        <Button variant="contained" disabled={isPending} onClick={() => onChosen(names)}>
          Look again
        </Button>
      </div>
    </Box>
  );
}

const grid = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 160px), 1fr))',
} as const;
