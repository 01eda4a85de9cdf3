import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ApiError } from '../../../api/error';
import { DecimalField } from '../../../components/DecimalField';
import { ProblemSummary } from '../../../components/ProblemSummary';
import { useToast } from '../../../components/toasts';
import type { CurrentAccount } from '../../../lib/account';
import { useConfigureSimulation } from '../api';
import { checkSimulation, draftOf, simulationFields, toRequest, type Simulation } from '../simulation';

export function SimulationForm({ account, settings }: { account: CurrentAccount; settings: Simulation }) {
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [wasTried, setTried] = useState(false);
  const configure = useConfigureSimulation(account.id);
  const toast = useToast();
  const found = checkSimulation(draft);
  const refusal = configure.error instanceof ApiError ? configure.error : null;
  const submit = () => {
    setTried(true);
    if (Object.keys(found).length > 0) return;
    configure.mutate(toRequest(draft), {
      onSuccess: () => toast(`${account.name} trades by the new settings.`),
    });
  };
  return (
    <form
      noValidate
      aria-label="Settings of the simulation"
      onSubmit={(event) => {
        event.preventDefault();
        if (!configure.isPending) submit();
      }}
    >
      <Box sx={{ display: 'grid', gap: 4, maxWidth: 860 }}>
        <ProblemSummary error={configure.error} />
        <Box sx={columns}>
          {simulationFields.map(({ name, label, hint, ...field }) => (
            <DecimalField
              key={name}
              label={label}
              name={name}
              value={draft[name]}
              unit={'unit' in field ? field.unit : account.currency}
              hint={hint}
              problem={refusal?.of(name) ?? (wasTried ? found[name] : undefined)}
              onChange={(text) => {
                configure.reset();
                setDraft({ ...draft, [name]: text });
              }}
            />
          ))}
        </Box>
        <Box>
          <Button type="submit" variant="contained" disabled={configure.isPending}>
            {configure.isPending ? 'Setting' : 'Set'}
          </Button>
        </Box>
      </Box>
    </form>
  );
}

const columns = {
  display: 'grid',
  gap: 4,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
} as const;
