export const shortestPassword = 12;
const longestPassword = 128;

/** The part of the server's rules that needs no list of common passwords. */
export function passwordProblem(password: string): string | undefined {
  if (password.length < shortestPassword) return `At least ${shortestPassword} characters.`;
  return password.length > longestPassword ? `At most ${longestPassword} characters.` : undefined;
}
