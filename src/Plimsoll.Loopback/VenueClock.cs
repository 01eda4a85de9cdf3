namespace Plimsoll.Loopback;

/// <summary>
/// The venue's own time, milliseconds since the epoch: the provider's, and in between that of each trade.
/// </summary>
internal sealed class VenueClock(TimeProvider time)
{
    public long Real => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>How far the market has come; never goes back.</summary>
    public long Now { get; private set; }

    /// <summary>How wrong the clock is that the venue shows and judges timestamps by.</summary>
    public long Lead { get; set; }

    public long Shown => Now + Lead;

    public void AdvanceTo(long milliseconds) => Now = Math.Max(Now, milliseconds);
}
