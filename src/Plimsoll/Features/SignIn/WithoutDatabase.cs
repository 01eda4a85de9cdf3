namespace Plimsoll.Features.SignIn;

/// <summary>
/// An endpoint that works while the database is away, for whoever the database has vouched for before: stopping, what
/// a page needs for it, and looking at what became of it.
/// </summary>
internal sealed class WithoutDatabase;
