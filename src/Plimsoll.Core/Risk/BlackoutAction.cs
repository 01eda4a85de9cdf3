namespace Plimsoll.Core.Risk;

/// <summary>What happens around an economic event.</summary>
public enum BlackoutAction
{
    /// <summary>Entries are refused; everything else goes on.</summary>
    BlockEntries,

    /// <summary>And stops of positions that are 1 R in profit move to where they were entered.</summary>
    BlockAndTighten,

    /// <summary>And positions are ended, working entries cancelled, as the window opens.</summary>
    FlattenBefore,
}
