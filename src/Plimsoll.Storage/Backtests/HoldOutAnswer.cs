namespace Plimsoll.Storage.Backtests;

/// <summary>What came of the wish to read what is sealed.</summary>
public enum HoldOutAnswer
{
    /// <summary>The run may read it.</summary>
    Opened,

    /// <summary>There is nothing to open.</summary>
    NothingSealed,

    /// <summary>Another run has read it with the same strategy and parameters: there is nothing new to learn.</summary>
    OpenedBefore,
}
