namespace Plimsoll.Core.Simulation;

/// <summary>The orders in a venue's book, oldest first, counted by instrument.</summary>
internal sealed class WorkingOrders(int instruments)
{
    private readonly List<VenueOrder> _orders = [];
    private readonly int[] _counts = new int[instruments];

    public List<VenueOrder> All => _orders;

    public int Count => _orders.Count;

    public int CountOf(int slot) => _counts[slot];

    public VenueOrder? Find(long intentNumber) => _orders.Find(order => order.Ticket.IntentNumber == intentNumber);

    public void Enter(VenueOrder order)
    {
        _orders.Add(order);
        _counts[order.Slot]++;
    }

    public void Leave(VenueOrder order)
    {
        order.HasLeft = true;
        if (_orders.Remove(order))
            _counts[order.Slot]--;
    }

    public void Clear()
    {
        _orders.Clear();
        Array.Clear(_counts);
    }
}
