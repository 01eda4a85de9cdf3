using static Plimsoll.Core.Trading.SignalStatus;

namespace Plimsoll.Core.Trading;

/// <summary>The life of a signal as one table.</summary>
public static class SignalStateMachine
{
    public static bool IsLegal(SignalStatus from, SignalStatus to) => (from, to) switch
    {
        (Pending, Approved or Rejected or Cancelled or Expired) => true,
        (Approved, Active or Rejected or Cancelled or Expired) => true,
        (Active, Executed or Cancelled or Expired) => true,
        _ => false,
    };

    public static bool IsTerminal(SignalStatus status) => status is Executed or Rejected or Cancelled or Expired;
}
