namespace Plimsoll.Features.Bench;

/// <param name="Rate">Events a second, whatever becomes of them.</param>
/// <param name="Seconds">For so long.</param>
/// <param name="Strategies">All together; four on an account, which is the most that one may have at work.</param>
/// <param name="Pace">Seconds of the market in a second: how often bars close, and strategies decide, at that rate.</param>
internal sealed record OrderPathRequest(int Rate, int Seconds, int Strategies, int Pace);
