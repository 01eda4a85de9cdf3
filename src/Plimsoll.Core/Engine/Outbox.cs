namespace Plimsoll.Core.Engine;

/// <summary>What one step of the engine produced: facts to make durable, then effects to perform, in that order.</summary>
public sealed class Outbox
{
    private List<AccountFact> _facts = [];
    private List<VenueEffect> _effects = [];
    private List<AccountFact> _takenFacts = [];
    private List<VenueEffect> _takenEffects = [];

    public bool IsEmpty => _facts.Count == 0 && _effects.Count == 0;

    public IReadOnlyList<AccountFact> Facts => _facts;

    public IReadOnlyList<VenueEffect> Effects => _effects;

    internal void Add(AccountFact fact) => _facts.Add(fact);

    internal void Add(VenueEffect effect) => _effects.Add(effect);

    /// <summary>Hands over everything and begins anew.</summary>
    public (AccountFact[] Facts, VenueEffect[] Effects) Take()
    {
        var taken = (_facts.ToArray(), _effects.ToArray());
        _facts.Clear();
        _effects.Clear();
        return taken;
    }

    /// <summary>The same without a copy: what is handed over stays valid until the next call.</summary>
    internal (List<AccountFact> Facts, List<VenueEffect> Effects) Swap()
    {
        _takenFacts.Clear();
        _takenEffects.Clear();
        (_facts, _takenFacts) = (_takenFacts, _facts);
        (_effects, _takenEffects) = (_takenEffects, _effects);
        return (_takenFacts, _takenEffects);
    }
}
