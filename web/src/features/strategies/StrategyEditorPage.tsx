import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { useDraft } from '../../lib/draft';
import { usePresets, useSaved } from './api';
import { Editor } from './components/Editor';
import { firstDocument, type RuleDocument } from './document';

const outline = [48, 200, 200, 200];

export default function StrategyEditorPage() {
  const { id } = useParams();
  const preset = useSearchParams()[0].get('preset');
  if (id !== undefined) return <SavedStrategy key={id} id={id} />;
  return preset === null ? <NewStrategy /> : <FromPreset key={preset} name={preset} />;
}

function NewStrategy() {
  const [document, change, forget] = useDraft<RuleDocument>('strategy', firstDocument);
  return (
    <Page title="Build a strategy">
      <Editor document={document} base={null} onChange={change} onSaved={forget} onVersion={null} />
    </Page>
  );
}

/** A preset filled in; the draft of a strategy of one's own stays as it is. */
function FromPreset({ name }: { name: string }) {
  const [edited, setEdited] = useState<RuleDocument | null>(null);
  const presets = usePresets();
  return (
    <Page title={`Build a strategy from ${name}`}>
      <Answer query={presets} rows={outline} failed="The preset could not be loaded.">
        {(items) => {
          const preset = items.find((one) => one.name === name);
          return preset ? (
            <Editor
              document={edited ?? (preset.document as RuleDocument)}
              base={null}
              onChange={setEdited}
              onSaved={() => setEdited(null)}
              onVersion={null}
            />
          ) : (
            <EmptyState why="There is no preset of this name." />
          );
        }}
      </Answer>
    </Page>
  );
}

function SavedStrategy({ id }: { id: string }) {
  const [version, setVersion] = useState<number | null>(null);
  const [edited, setEdited] = useState<RuleDocument | null>(null);
  const saved = useSaved(id, version);
  return (
    <Page title={saved.data?.name ?? 'Strategy'}>
      <Answer query={saved} rows={outline} failed="The strategy could not be loaded.">
        {(found) => (
          <Editor
            document={edited ?? (found.document as RuleDocument)}
            base={found}
            onChange={setEdited}
            onSaved={() => {
              setVersion(null);
              setEdited(null);
            }}
            onVersion={(next) => {
              setVersion(next);
              setEdited(null);
            }}
          />
        )}
      </Answer>
    </Page>
  );
}
