namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>What price has made of the last news; see <see cref="Narratives"/>.</summary>
internal enum Narrative
{
    Neutral,
    Absorption,
    Distribution,
    PricedIn,
    Impulse,
    Divergence,
}
