namespace Plimsoll.Core.Trading;

/// <summary>What an order is for; decides which checks apply and who may hold it back.</summary>
public enum OrderPurpose
{
    Entry,
    Leg,
    Target,
    Stop,
    Exit,
    Kill,
}
