type Asker = () => Promise<boolean>;

/**
 * Between the transport, which learns that a sign-in has ended, and the dialog, which asks for it again. However many
 * requests learn it at the same time, the person is asked once.
 */
class SignInExpiry {
  private asker: Asker | null = null;
  private asking: Promise<boolean> | null = null;

  /** The mounted dialog; returns how to leave. */
  answeredBy(asker: Asker): () => void {
    this.asker = asker;
    return () => {
      if (this.asker === asker) this.asker = null;
    };
  }

  /** True when the person has signed in again and the request may be repeated. */
  ask(): Promise<boolean> {
    if (!this.asker) return Promise.resolve(false);
    this.asking ??= this.asker().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }
}

export const signInExpiry = new SignInExpiry();
