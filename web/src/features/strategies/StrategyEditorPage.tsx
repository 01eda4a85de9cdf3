import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { useDraft } from '../../lib/draft';
import { useSaved } from './api';
import { Editor } from './components/Editor';
import { firstDocument, type RuleDocument } from './document';

const outline = [48, 200, 200, 200];

export default function StrategyEditorPage() {
  const { id } = useParams();
  return id === undefined ? <NewStrategy /> : <SavedStrategy key={id} id={id} />;
}

function NewStrategy() {
  const [document, change, forget] = useDraft<RuleDocument>('strategy', firstDocument);
  return (
    <Page title="Build a strategy">
      <Editor document={document} base={null} onChange={change} onSaved={forget} onVersion={null} />
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
