import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { EmptyState } from '../../../components/EmptyState';
import { Field } from '../../../components/Field';
import { Panel } from '../../../components/Panel';
import { SelectField } from '../../../components/SelectField';
import type { IndicatorKind } from '../../../lib/indicators';
import { counted, words } from '../../../lib/words';
import { everyFamily, familiesOf, matching } from '../catalog';

interface Props {
  kinds: readonly IndicatorKind[];
  chosen: string;
}

/** Every kind, found by words and by family. */
export function CatalogPanel({ kinds, chosen }: Props) {
  const [text, setText] = useState('');
  const [family, setFamily] = useState(everyFamily);
  const found = matching(kinds, { text, family });
  return (
    <Panel title="Catalog">
      <Box role="search" sx={{ display: 'grid', gap: 3, pb: 3 }}>
        <Field
          label="Search"
          type="search"
          value={text}
          placeholder="Name, field or author"
          onChange={(event) => setText(event.target.value)}
        />
        <SelectField
          label="Family"
          value={family}
          options={[
            { value: everyFamily, text: 'All families' },
            ...familiesOf(kinds).map((one) => ({ value: one, text: words(one) })),
          ]}
          onChange={setFamily}
        />
        <Box role="status" sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>
          {counted(found.length, 'kind')}
        </Box>
      </Box>
      {found.length === 0 ? (
        <EmptyState why="No kind has all these words." />
      ) : (
        <Box
          component="ul"
          aria-label="Kinds of indicators"
          sx={{ m: 0, mx: -4, p: 0, listStyle: 'none', overflowY: 'auto', maxHeight: { xs: 260, md: 720 } }}
        >
          {found.map((kind) => (
            <li key={kind.name}>
              <KindLink kind={kind} isChosen={kind.name === chosen} />
            </li>
          ))}
        </Box>
      )}
    </Panel>
  );
}

function KindLink({ kind, isChosen }: { kind: IndicatorKind; isChosen: boolean }) {
  return (
    <ButtonBase
      component={Link}
      to={`/indicators?kind=${kind.name}`}
      aria-current={isChosen ? 'true' : undefined}
      sx={{
        display: 'flex',
        justifyContent: 'flex-start',
        alignItems: 'baseline',
        gap: 2,
        width: 1,
        minHeight: { xs: 44, md: 34 },
        px: 4,
        py: 1,
        textAlign: 'left',
        color: 'text.primary',
        borderLeft: 3,
        borderColor: isChosen ? 'primary.main' : 'transparent',
        bgcolor: isChosen ? 'surface.raised' : 'transparent',
        '&:hover': { bgcolor: 'surface.raised' },
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 },
      }}
    >
      <Box component="span" sx={{ flex: 1, fontWeight: isChosen ? 600 : 400 }}>
        {kind.title}
      </Box>
      <Box component="code" sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>
        {kind.name}
      </Box>
    </ButtonBase>
  );
}
