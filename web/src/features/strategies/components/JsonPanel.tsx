import { useMemo, useState } from 'react';
import { Field } from '../../../components/Field';
import { Panel } from '../../../components/Panel';
import { parseDocument, type RuleDocument } from '../document';

interface Props {
  document: RuleDocument;
  onChange: (document: RuleDocument) => void;
}

/** The same document as text: what is typed here changes the form, and the other way round. */
export function JsonPanel({ document, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const written = useMemo(() => JSON.stringify(document, null, 2), [document]);
  const meant = typed === null ? null : parseDocument(typed);
  const isHalf = typed !== null && meant === null;
  // Once the form changes something else, the text that was typed here is no longer it.
  const isSame = meant !== null && JSON.stringify(meant, null, 2) === written;
  return (
    <Panel title="The same as JSON">
      <Field
        label="Document"
        multiline
        minRows={20}
        maxRows={60}
        value={isHalf || isSame ? typed : written}
        problem={
          isHalf ? 'This is not a JSON object yet; the form still shows the last one that was.' : undefined
        }
        inputProps={{ spellCheck: false, autoCapitalize: 'off' }}
        sx={{ fontFamily: 'monospace', fontSize: '0.85em' }}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parseDocument(event.target.value);
          if (next) onChange(next);
        }}
      />
    </Panel>
  );
}
