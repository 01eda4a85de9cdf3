import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { EmptyState } from '../components/EmptyState';
import { Page } from '../components/Page';

export function NotFoundPage() {
  return (
    <Page title="No such page">
      <EmptyState
        why="Nothing stands at this address. It may have been moved or mistyped."
        action={
          <Button component={Link} to="/" variant="contained">
            Go to the dashboard
          </Button>
        }
      />
    </Page>
  );
}
