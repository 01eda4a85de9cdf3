import Box from '@mui/material/Box';
import { useSearchParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { useIndicatorKinds, useVariants, type IndicatorKind, type Variant } from '../../lib/indicators';
import { useInstruments, type Instrument } from '../../lib/instruments';
import { CatalogPanel } from './components/CatalogPanel';
import { KindPanel } from './components/KindPanel';
import { VariantsPanel } from './components/VariantsPanel';

const outline = [60, 420];

export default function IndicatorsPage() {
  const kinds = useIndicatorKinds();
  const instruments = useInstruments();
  const variants = useVariants();
  return (
    <Page title="Indicators">
      <Answer query={kinds} rows={outline} failed="The indicators could not be loaded.">
        {(known) => (
          <Answer query={instruments} rows={outline} failed="The instruments could not be loaded.">
            {(markets) => (
              <Answer query={variants} rows={outline} failed="The variants could not be loaded.">
                {(named) => <Indicators kinds={known} instruments={markets} variants={named} />}
              </Answer>
            )}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

interface Props {
  kinds: readonly IndicatorKind[];
  instruments: readonly Instrument[];
  variants: readonly Variant[];
}

function Indicators({ kinds, instruments, variants }: Props) {
  const [parameters, setParameters] = useSearchParams();
  const own = variants.filter((one) => !one.isSystem);
  const edited = own.find((one) => one.id === parameters.get('variant')) ?? null;
  const name = edited?.baseIndicatorType ?? parameters.get('kind');
  const kind = kinds.find((one) => one.name === name) ?? kinds[0];
  if (!kind) return <EmptyState why="The catalog is empty." />;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <VariantsPanel variants={own} kinds={kinds} editedId={edited?.id ?? null} />
      <Box
        sx={{
          display: 'grid',
          gap: 4,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '320px minmax(0, 1fr)' },
        }}
      >
        <CatalogPanel kinds={kinds} chosen={kind.name} />
        <KindPanel
          key={edited ? `${edited.id} ${edited.version}` : kind.name}
          kind={kind}
          edited={edited}
          instruments={instruments}
          onDone={(saved) => setParameters(saved ? { variant: saved.id } : { kind: kind.name })}
        />
      </Box>
    </Box>
  );
}
