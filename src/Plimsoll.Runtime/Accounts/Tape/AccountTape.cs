using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>
/// Keeps what an account hears until the next commit takes it along. What the market makes the account's own intake say
/// to its engine is not kept beside the market's event: it comes of it again.
/// </summary>
internal sealed class AccountTape : IEngineTape
{
    private readonly InputWriter _inputs = new();
    private bool _isDeaf;

    public AccountTape(LifeBeginning life) => _inputs.Add(new AccountInput.Began(life));

    /// <summary>Inputs that no commit has taken yet.</summary>
    public int Count => _inputs.Count;

    public void Add(EngineCall call)
    {
        if (!_isDeaf)
            _inputs.Add(new AccountInput.Called(call));
    }

    public void Add(RunConfiguration run, RunHistory history) => _inputs.Add(new AccountInput.RunJoined(
        run, history.Own, [.. history.References.Select(one => new AccountInput.ReferenceBars(one.Key, one.Value))]));

    /// <summary>Everything until <see cref="Heard"/> comes of this.</summary>
    public void Hear(MarketEvent market)
    {
        _inputs.Add(new AccountInput.Told(market));
        _isDeaf = true;
    }

    public void Heard() => _isDeaf = false;

    /// <summary>For a commit; one that fails ends the life that this is of.</summary>
    public byte[] Take() => _inputs.Take();
}
